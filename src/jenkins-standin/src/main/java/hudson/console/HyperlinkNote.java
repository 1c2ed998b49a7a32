package hudson.console;

/** Stands for hudson.console.HyperlinkNote of Jenkins 2.479.3. */
public class HyperlinkNote {
    HyperlinkNote() {}

    public static java.lang.String encodeTo(java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }
}
