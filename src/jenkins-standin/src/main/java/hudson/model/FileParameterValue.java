package hudson.model;

import java.io.File;

/** Stands for hudson.model.FileParameterValue: a file that somebody sent along when the build was started. */
public class FileParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    /** The file, under the name it had where it came from. */
    public FileParameterValue(String name, File file, String originalFileName) {
        super(name);
    }
}
