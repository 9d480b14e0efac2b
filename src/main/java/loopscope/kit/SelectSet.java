package loopscope.kit;

import loopscope.kit.sys.FdSet;

/**
 * One of the three interest sets of select(2). A member stays until it is removed.
 *
 * <p>Remove a member before closing it: its number may soon belong to another socket. Confined to
 * the server's thread.
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
     * Adds a member, unless it is one already.
     *
     * @throws IllegalArgumentException if it is not open, or its number is 1,024 or more
     */
    public void add(Descriptor member) {
        if (!interest.isSet(member.fd())) {
            interest.set(member.fd());
            sets.watch(member);
        }
    }

    /**
     * Removes a member, if it is one.
     *
     * @throws IllegalArgumentException if it is not open
     */
    public void remove(Descriptor member) {
        if (interest.isSet(member.fd())) {
            interest.clear(member.fd());
            sets.watch(member);
        }
    }

    /** Whether it is a member. */
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
