package io.jenkins.plugins.azurerender.render.logs;

/**
 * Limits how many characters of a log the patterns read. A pattern may read a line many times, until all patterns together
 * have used up the limit of the log. From then on, each pattern may still read each line a few times, so that usual patterns
 * find the end of a log of any size.
 */
final class ScanBudget {

    private static final int PATTERN_READS = 200_000;

    /** Reads of a pattern that do not count, for each character of a line. */
    private static final int FREE_READS = 8;

    /** 5,000 lines in which a pattern reaches its limit. */
    private static final long LOG_READS = 1_000_000_000;

    private long left;
    private boolean exceeded;

    ScanBudget() {
        this(LOG_READS);
    }

    /** @param logReads limit of the log */
    ScanBudget(long logReads) {
        left = logReads;
    }

    /** Returns how many characters a pattern may read in a line. */
    int limit(String line) {
        return (int) Math.min(PATTERN_READS, free(line) + left);
    }

    private static long free(String line) {
        return (long) FREE_READS * (line.length() + 1);
    }

    /** @param reads that a pattern used in a line; more than its limit if it was stopped */
    void use(String line, int reads) {
        exceeded |= reads > limit(line) && limit(line) < PATTERN_READS;
        left -= Math.min(left, Math.max(0, reads - free(line)));
    }

    /** Whether a pattern was stopped because the log reached its limit. */
    boolean exceeded() {
        return exceeded;
    }
}
