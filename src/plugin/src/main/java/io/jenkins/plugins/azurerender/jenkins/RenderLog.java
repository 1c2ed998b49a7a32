package io.jenkins.plugins.azurerender.jenkins;

import hudson.model.TaskListener;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Writes lines such as {@code [Azure Render] frames   7 of 24 done} to a build's console. */
public final class RenderLog {

    /** Control characters, which begin lines, colors and notes of Jenkins, and what turns the direction of reading. */
    private static final Pattern FORGING =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+");

    private static final int TOPIC_WIDTH = 8;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final TaskListener listener;
    private final AtomicInteger left;

    public RenderLog(TaskListener listener) {
        this(listener, Integer.MAX_VALUE);
    }

    /** @param most after so many lines nothing more is said, but that */
    public RenderLog(TaskListener listener, int most) {
        this.listener = listener;
        this.left = new AtomicInteger(most);
    }

    /** @param topic what the line is about, in one word: pool, assets, job, frames */
    public void line(String topic, String text) {
        int lines = left.getAndUpdate(number -> Math.max(-1, number - 1));
        if (lines >= 0) {
            String said = lines == 0 ? "log limit reached; further messages are suppressed" : plain(text);
            listener.getLogger().println("[Azure Render] " + pad(topic) + " " + said);
        }
    }

    private static String pad(String topic) {
        return topic + " ".repeat(Math.max(0, TOPIC_WIDTH - topic.length()));
    }

    /** One event is one line: what names and messages from outside bring along must not forge another. */
    public static String plain(String text) {
        return FORGING.matcher(text).replaceAll(" ").strip();
    }

    /** A size as people read it: 512 B, 3.4 MB. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** "1 frame", "2 frames". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
