package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.FrameRow;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One frame as the grid shows it: its state has a color, a sign and words, so that nobody depends on one of them. */
@ExportedBean(defaultVisibility = 2)
public final class FrameCell {

    private final FrameRow row;
    private final ArtifactUrls pictures;

    FrameCell(FrameRow row, ArtifactUrls pictures) {
        this.row = row;
        this.pictures = pictures;
    }

    @Exported
    public int getNumber() {
        return row.number();
    }

    /** One word of lower-case letters. */
    @Exported
    public String getState() {
        return row.state().word();
    }

    public String getSign() {
        return StateSymbols.sign(row.state());
    }

    public boolean isBad() {
        return row.state().isBad();
    }

    @Exported
    public long getSeconds() {
        return row.run().seconds();
    }

    /** Seconds of nodes, over all attempts. */
    @Exported
    public long getSpent() {
        return row.nodeSeconds();
    }

    public String getTime() {
        return row.run().seconds() > 0 ? Util.getTimeSpanString(row.run().seconds() * 1000) : "";
    }

    @Exported
    public String getTask() {
        return row.task();
    }

    @Exported
    public String getNode() {
        return row.run().node();
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
        return row.image().warning();
    }

    /** Class of what went wrong, one word; empty when nothing did. */
    @Exported
    public String getFailure() {
        return row.failure().map(failure -> failure.type().word()).orElse("");
    }

    /** As the page calls its kind of failure. */
    public String getFailureWord() {
        return row.failureClass().word();
    }

    /** Names among the artifacts. */
    @Exported
    public List<String> getFiles() {
        return row.image().files();
    }

    @Exported
    public long getBytes() {
        return row.image().bytes();
    }

    @Exported
    public int getWidth() {
        return row.image().width();
    }

    @Exported
    public int getHeight() {
        return row.image().height();
    }

    /** URL of the picture; null when there is none. */
    public String getPicture() {
        return row.image().files().isEmpty()
                ? null
                : pictures.url(row.image().files().get(0));
    }

    /** URL of the small picture; null when there is none. */
    public String getThumbnail() {
        return pictures.url(row.image().thumbnail());
    }

    /** URL of what a browser can show large: the picture, or the small one of formats it does not know; may be null. */
    public String getPreview() {
        return row.image().files().isEmpty()
                        || ArtifactUrls.isShown(row.image().files().get(0))
                ? getPicture()
                : getThumbnail();
    }

    /** All that is known, in one line: for a pointer that rests on it, and for who listens to the page. */
    public String getLabel() {
        StringBuilder label = new StringBuilder(Messages.FrameCell_Frame(row.number(), getState()));
        if (row.run().seconds() > 0) {
            label.append(", ").append(getTime());
        }
        if (row.image().width() > 0) {
            label.append(", ")
                    .append(Messages.FrameCell_Size(
                            row.image().width(), row.image().height()));
        }
        if (!row.run().node().isEmpty()) {
            label.append(", ").append(row.run().node());
        }
        if (row.attempt() > 0) {
            label.append(", ").append(Messages.FrameCell_Attempt(row.attempt() + 1));
        }
        for (String more : new String[] {row.problem(), row.image().warning()}) {
            if (!more.isEmpty()) {
                label.append(": ").append(more);
            }
        }
        return label.toString();
    }
}
