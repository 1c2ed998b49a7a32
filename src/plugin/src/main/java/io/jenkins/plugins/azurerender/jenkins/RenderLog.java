package io.jenkins.plugins.azurerender.jenkins;

import hudson.model.TaskListener;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Writes lines such as {@code [Azure Render] frames   7 of 24 done} to the console of a build. */
public final class RenderLog {

    /**
     * Control characters, which could start lines, colors or console notes, and bidirectional formatting characters.
     */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+");

    private static final int TOPIC_WIDTH = 8;
    private static final int BRIEF = 300;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final TaskListener listener;
    private final AtomicInteger left;

    public RenderLog(TaskListener listener) {
        this(listener, Integer.MAX_VALUE);
    }

    /** @param limit maximum number of lines, after which one line reports the limit */
    public RenderLog(TaskListener listener, int limit) {
        this.listener = listener;
        this.left = new AtomicInteger(limit);
    }

    /** @param topic one word, such as pool, assets, job or frames */
    public void line(String topic, String text) {
        int lines = left.getAndUpdate(number -> Math.max(-1, number - 1));
        if (lines >= 0) {
            String message = lines == 0 ? "log limit reached; further messages are suppressed" : plain(text);
            listener.getLogger().println("[Azure Render] " + pad(topic) + " " + message);
        }
    }

    private static String pad(String topic) {
        return topic + " ".repeat(Math.max(0, TOPIC_WIDTH - topic.length()));
    }

    /** Replaces control characters, so that untrusted names and messages cannot forge console lines. */
    public static String plain(String text) {
        return UNSAFE.matcher(text).replaceAll(" ").strip();
    }

    /** Same, but limits the length, so that an untrusted text cannot fill the console. */
    public static String brief(String text) {
        String plain = plain(text.length() > 4 * BRIEF ? text.substring(0, 4 * BRIEF) : text);
        return plain.length() > BRIEF ? plain.substring(0, BRIEF) + "..." : plain;
    }

    /** Returns a size such as 512 B or 3.4 MB. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Returns, for example, "1 frame" or "2 frames". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
