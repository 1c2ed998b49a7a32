package hudson.console;

/** Stands for hudson.console.HyperlinkNote: a link in the log; plain text here. */
public class HyperlinkNote {
    private HyperlinkNote() {}

    /** The text as it is printed. */
    public static String encodeTo(String url, String text) {
        return text;
    }
}
