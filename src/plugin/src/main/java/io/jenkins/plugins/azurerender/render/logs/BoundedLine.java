package io.jenkins.plugins.azurerender.render.logs;

/** A line that limits how often its characters are read, so that catastrophic backtracking cannot block a thread. */
final class BoundedLine implements CharSequence {

    private static final int MAX_READS = 200_000;

    private final CharSequence line;
    private int reads;

    BoundedLine(CharSequence line) {
        this.line = line;
    }

    @Override
    public int length() {
        return line.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > MAX_READS) {
            throw new TooLong();
        }
        return line.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return line.subSequence(start, end);
    }

    @Override
    public String toString() {
        return line.toString();
    }

    /** The pattern needs too many steps for this line. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }
}
