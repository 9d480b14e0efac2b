package loopscope.kit;

import loopscope.kit.sys.FdSet;

/**
 * One of the three sets of select(2): what goes in as interest, and stays until it is removed.
 *
 * <p>A member is removed before it is closed: its number would mean somebody else soon. For the
 * server's thread alone.
 */
public final class SelectSet {
    private final SelectSets sets;
    private final FdSet interest = new FdSet();
    private final FdSet filtered = new FdSet();
    private final ReadyList ready = new ReadyList();

    SelectSet(SelectSets sets) {
        this.sets = sets;
    }

    /**
     * Watches it from now on; nothing changes for one that is watched already.
     *
     * @throws IllegalArgumentException when it is not open, or its number is 1,024 or more
     */
    public void add(Descriptor member) {
        if (!interest.isSet(member.fd())) {
            interest.set(member.fd());
            sets.watch(member);
        }
    }

    /**
     * Watches it no more; nothing changes for one that is not watched.
     *
     * @throws IllegalArgumentException when it is not open
     */
    public void remove(Descriptor member) {
        if (interest.isSet(member.fd())) {
            interest.clear(member.fd());
            sets.watch(member);
        }
    }

    /** Whether it is watched. */
    public boolean contains(Descriptor member) {
        return FdSet.fits(member.fd()) && interest.isSet(member.fd());
    }

    FdSet interest() {
        return interest;
    }

    FdSet filtered() {
        return filtered;
    }

    ReadyList ready() {
        return ready;
    }
}
