package hudson.model;

import java.io.File;

/** A file that was uploaded when the build was started. */
public class FileParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    /** Creates the value of a file with its original name. */
    public FileParameterValue(String name, File file, String originalFileName) {
        super(name);
    }
}
