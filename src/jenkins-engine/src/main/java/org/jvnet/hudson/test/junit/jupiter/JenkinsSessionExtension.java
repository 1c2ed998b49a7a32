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

/** Runs several Jenkins sessions on one home directory, one after the other. */
public class JenkinsSessionExtension implements BeforeEachCallback, AfterEachCallback {

    private File home;

    /** Returns the home directory of all sessions of a test. */
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

    /** The code of one session. */
    @FunctionalInterface
    public interface Step {
        void run(JenkinsRule r) throws Throwable;
    }

    /** Starts Jenkins, runs the step and stops Jenkins. */
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
