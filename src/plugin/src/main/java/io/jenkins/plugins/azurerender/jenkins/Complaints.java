package io.jenkins.plugins.azurerender.jenkins;

/** Says what goes wrong for a while: once, and again after ten minutes of the same. */
public final class Complaints {

    private static final long SAME_AGAIN_NANOS = 600_000_000_000L;

    private final RenderLog log;
    private String last = "";
    private long said;

    public Complaints(RenderLog log) {
        this.log = log;
    }

    public void tell(String sentence) {
        if (!sentence.equals(last) || System.nanoTime() - said > SAME_AGAIN_NANOS) {
            log.line("tasks", sentence + " Trying again.");
            last = sentence;
            said = System.nanoTime();
        }
    }
}
