package io.jenkins.plugins.azurerender.render.logs;

/** A line that can be looked at only so often: a pattern that tries every way to match must not keep a thread. */
final class BoundedLine implements CharSequence {

    private static final int MOST_LOOKS = 200_000;

    private final CharSequence line;
    private int looks;

    BoundedLine(CharSequence line) {
        this.line = line;
    }

    @Override
    public int length() {
        return line.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
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

    /** The pattern takes too long on this line. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }
}
