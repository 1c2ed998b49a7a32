package io.jenkins.plugins.azurerender.render.logs;

/** A line that limits how often its characters are read, so that catastrophic backtracking cannot block a thread. */
final class BoundedLine implements CharSequence {

    private final CharSequence line;
    private final int maxReads;
    private int reads;

    /** @param maxReads how many characters may be read */
    BoundedLine(CharSequence line, int maxReads) {
        this.line = line;
        this.maxReads = maxReads;
    }

    /** Returns how many characters were read; one more than the maximum if the pattern was stopped. */
    int reads() {
        return reads;
    }

    @Override
    public int length() {
        return line.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > maxReads) {
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
