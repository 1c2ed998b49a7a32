package io.jenkins.plugins.azurerender.page;

import hudson.Util;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameState;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One frame as the grid shows it: its state has a colour, a sign and words, so that nobody depends on one of them. */
@ExportedBean(defaultVisibility = 2)
public final class FrameCell {

    private final FrameRow row;
    private final String artifacts;

    /** @param artifacts URL of the build's artifacts, with a slash at its end */
    FrameCell(FrameRow row, String artifacts) {
        this.row = row;
        this.artifacts = artifacts;
    }

    @Exported
    public int getNumber() {
        return row.number();
    }

    /** One word of lower-case letters. */
    @Exported
    public String getState() {
        return word(row.state());
    }

    static String word(FrameState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public String getSign() {
        return sign(row.state());
    }

    static String sign(FrameState state) {
        return switch (state) {
            case WAITING -> "\u00B7";
            case RUNNING -> "\u25B6";
            case DONE -> "\u2193";
            case ARCHIVED -> "\u2713";
            case FAILED -> "\u2715";
            case MISSING -> "?";
            case DAMAGED -> "!";
        };
    }

    @Exported
    public long getSeconds() {
        return row.seconds();
    }

    @Exported
    public String getNode() {
        return row.node();
    }

    @Exported
    public int getAttempt() {
        return row.attempt();
    }

    @Exported
    public String getProblem() {
        return row.problem();
    }

    @Exported
    public String getWarning() {
        return row.warning();
    }

    /** URL of the picture; null when there is none. */
    public String getPicture() {
        return row.files().isEmpty() ? null : url(row.files().get(0));
    }

    /** URL of the small picture; null when there is none. */
    public String getThumbnail() {
        return row.thumbnail().isEmpty() ? null : url(row.thumbnail());
    }

    private String url(String artifact) {
        return artifacts
                + Arrays.stream(artifact.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    /** All that is known, in one line: for a pointer that rests on it, and for who listens to the page. */
    public String getLabel() {
        StringBuilder label = new StringBuilder(Messages.FrameCell_Frame(row.number(), getState()));
        if (row.seconds() > 0) {
            label.append(", ").append(Util.getTimeSpanString(row.seconds() * 1000));
        }
        if (!row.node().isEmpty()) {
            label.append(", ").append(row.node());
        }
        if (row.attempt() > 0) {
            label.append(", ").append(Messages.FrameCell_Attempt(row.attempt() + 1));
        }
        for (String more : new String[] {row.problem(), row.warning()}) {
            if (!more.isEmpty()) {
                label.append(": ").append(more);
            }
        }
        return label.toString();
    }
}
