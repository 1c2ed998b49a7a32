package org.jvnet.hudson.test.junit.jupiter;

import hudson.Util;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jvnet.hudson.test.JenkinsRule;

/** Stands for the extension that runs several Jenkins sessions on one home, one after the other. */
public class JenkinsSessionExtension implements BeforeEachCallback, AfterEachCallback {

    private File home;

    /** The home, the same for all sessions of a test. */
    public File getHome() {
        if (home == null) {
            throw new IllegalStateException("JENKINS_HOME has not been allocated yet");
        }
        return home;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        try {
            home = Files.createTempDirectory("jenkins-home").toFile();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            Util.deleteRecursive(getHome());
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /** Stands for what happens in one session. */
    @FunctionalInterface
    public interface Step {
        void run(JenkinsRule r) throws Throwable;
    }

    /** Starts Jenkins, does that, and shuts it down. */
    public void then(Step s) throws Throwable {
        JenkinsRule rule = new JenkinsRule().with(this::getHome);
        rule.before();
        try {
            s.run(rule);
        } finally {
            rule.after();
        }
    }
}
