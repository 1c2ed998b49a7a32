package io.jenkins.plugins.azurerender.standin.files;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** A serializable function of a file. */
@FunctionalInterface
public interface FileFunction<T> extends Serializable {
    /** Applies the function. */
    T with(File file) throws IOException, InterruptedException;
}
