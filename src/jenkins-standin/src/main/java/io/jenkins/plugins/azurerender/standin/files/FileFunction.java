package io.jenkins.plugins.azurerender.standin.files;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** Something to do with a file, where the file is. */
@FunctionalInterface
public interface FileFunction<T> extends Serializable {
    /** Does it. */
    T with(File file) throws IOException, InterruptedException;
}
