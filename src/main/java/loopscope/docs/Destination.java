package loopscope.docs;

/**
 * Where a link of a document leads.
 *
 * @param kind what is there
 * @param path the path as it is written, without an anchor; empty within the same page
 * @param anchor the anchor of a heading, or empty
 */
record Destination(Kind kind, String path, String anchor) {
    private static final String DOCUMENT = ".md";
    private static final String PAGE = ".html";

    /** What a link leads to. */
    enum Kind {
        /** Another document, or a heading of the same. */
        PAGE,
        /** A file that goes with the pages: a picture, a run, a schema. */
        FILE,
        /** A file of the sources, which a reader of the pages may not have. */
        SOURCE,
        /** Anywhere on the network. */
        NETWORK
    }

    /** The destination that is written in a document of the site. */
    static Destination of(String written) {
        if (written.matches("[a-z]+:.*")) {
            return new Destination(Kind.NETWORK, written, "");
        }
        int hash = written.indexOf('#');
        String path = hash < 0 ? written : written.substring(0, hash);
        String anchor = hash < 0 ? "" : written.substring(hash + 1);
        return new Destination(kind(path), path, anchor);
    }

    private static Kind kind(String path) {
        if (path.startsWith("../")) {
            return Kind.SOURCE;
        }
        return path.isEmpty() || path.endsWith(DOCUMENT) ? Kind.PAGE : Kind.FILE;
    }

    /** The name of the page: {@code teaching} for {@code teaching.md}. */
    String page() {
        return path.substring(0, Math.max(0, path.length() - DOCUMENT.length()));
    }

    /** The same place as a link of a page, all files of which lie in one folder. */
    String href() {
        return switch (kind) {
            case PAGE ->
                    (path.isEmpty() ? "" : file(page())) + (anchor.isEmpty() ? "" : "#" + anchor);
            case FILE -> name();
            case SOURCE, NETWORK -> path;
        };
    }

    /** The name of the file, without its folder. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file of a page. */
    static String file(String page) {
        return page + PAGE;
    }
}
