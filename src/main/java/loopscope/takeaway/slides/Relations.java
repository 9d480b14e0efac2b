package loopscope.takeaway.slides;

/**
 * The relations of a part: its links to other parts, which it names by {@code rId1}, {@code rId2}
 * and so on, in the order in which they were added.
 */
final class Relations {
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    private final StringBuilder links = new StringBuilder();
    private int count;

    /**
     * Adds a link.
     *
     * @param kind the last word of the relation's type, such as {@code slide}
     * @param target the path from the part's folder
     */
    Relations add(String kind, String target) {
        return addOf(OFFICE + kind, target);
    }

    /** Adds the link to the presentation's title. */
    Relations addProperties(String target) {
        return addOf(PACKAGE + "/metadata/core-properties", target);
    }

    private Relations addOf(String type, String target) {
        count++;
        links.append("<Relationship Id=\"rId")
                .append(count)
                .append("\" Type=\"")
                .append(type)
                .append("\" Target=\"")
                .append(target)
                .append("\"/>");
        return this;
    }

    String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Relationships xmlns=\""
                + PACKAGE
                + "\">"
                + links
                + "</Relationships>";
    }
}
