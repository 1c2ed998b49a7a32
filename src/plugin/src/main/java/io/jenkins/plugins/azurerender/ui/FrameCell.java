package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.FrameRow;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A frame in the grid. Its state is shown by color, symbol and text, for accessibility. */
@ExportedBean(defaultVisibility = 2)
public final class FrameCell {

    private final FrameRow row;
    private final ArtifactUrls urls;

    FrameCell(FrameRow row, ArtifactUrls urls) {
        this.row = row;
        this.urls = urls;
    }

    @Exported
    public int getNumber() {
        return row.number();
    }

    /** The state in lower case. */
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

    /** Node time in seconds over all attempts. */
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

    /** The failure class; empty when the last attempt has not failed. */
    @Exported
    public String getFailure() {
        return row.failure().map(failure -> failure.type().word()).orElse("");
    }

    /** The failure class; {@code unknown} when none is recorded. */
    public String getFailureWord() {
        return row.failureClass().word();
    }

    /** Artifact names. */
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

    /** URL of the image, or of its thumbnail when it is not archived; null when there is none. */
    public String getImage() {
        return row.image().files().isEmpty()
                ? getThumbnail()
                : urls.url(row.image().files().get(0));
    }

    /** URL of the thumbnail; null when there is none. */
    public String getThumbnail() {
        return urls.url(row.image().thumbnail());
    }

    /** URL for the preview: the image if browsers can display its format, otherwise its thumbnail; may be null. */
    public String getPreview() {
        return !row.image().files().isEmpty()
                        && ArtifactUrls.isDisplayable(row.image().files().get(0))
                ? getImage()
                : getThumbnail();
    }

    /** All details in one line, for tooltips and screen readers. */
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
            label.append(", ").append(NodeNames.shorten(row.run().node()));
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
