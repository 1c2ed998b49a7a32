package io.jenkins.plugins.azurerender.standin.files;

import hudson.FilePath;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import org.jenkinsci.remoting.RoleChecker;

/** Sends a file callable and its path to an agent. */
public final class FileCallableWrapper<T> implements Callable<T, IOException> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FilePath.FileCallable<T> callable;
    private final String path;

    /** Creates the call for a path on the agent. */
    public FileCallableWrapper(FilePath.FileCallable<T> callable, String path) {
        this.callable = callable;
        this.path = path;
    }

    @Override
    public T call() throws IOException {
        VirtualChannel back = RemoteCall.peer();
        try {
            return callable.invoke(new File(path), back == null ? FilePath.localChannel : back);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The call on " + path + " was interrupted.", e);
        }
    }

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {
        callable.checkRoles(checker);
    }
}
