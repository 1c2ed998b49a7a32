package io.jenkins.plugins.azurerender.standin.files;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import jenkins.MasterToSlaveFileCallable;

/** Adapts a {@link FileFunction} for {@link hudson.FilePath#act}. */
public final class FileFunctionCallable<T> extends MasterToSlaveFileCallable<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FileFunction<T> work;

    private FileFunctionCallable(FileFunction<T> work) {
        this.work = work;
    }

    /** Returns the function as a callable. */
    public static <T> FileFunctionCallable<T> of(FileFunction<T> work) {
        return new FileFunctionCallable<>(work);
    }

    @Override
    public T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException {
        return work.with(file);
    }
}
