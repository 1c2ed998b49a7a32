package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * A frame whose task has ended.
 *
 * @param files all that must be there, relative to the render's output folder; the first is the picture to show
 * @param task id of the task that rendered it, to find its logs
 */
public record WantedFrame(int number, ArrayList<String> files, ImageFormat format, String task)
        implements Serializable {

    /** Where its small picture lies below that of the contact sheet. */
    public String thumbnail(String sheet) {
        return ContactSheet.partsFolder(sheet) + "/" + files.get(0) + ".thumbnail.png";
    }
}
