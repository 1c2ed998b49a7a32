package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.io.Serializable;
import java.util.List;

/**
 * A frame to fetch.
 *
 * @param files its expected files, relative to the render's output folder; the first is the image to show
 * @param task id of the task whose log explains a failure
 */
public record WantedFrame(int number, List<String> files, ImageFormat format, String task) implements Serializable {

    public WantedFrame {
        files = SentList.copyOf(files);
    }

    /** Artifact name of its thumbnail. */
    public String thumbnail(String sheet) {
        return ContactSheet.partsFolder(sheet) + "/" + files.get(0) + ".thumbnail.png";
    }
}
