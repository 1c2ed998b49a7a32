package org.jvnet.hudson.test;

import java.io.File;
import java.nio.file.Files;

/** Provides the home directory for a test. */
public interface HudsonHomeLoader {

    /** Provides an empty directory. */
    HudsonHomeLoader NEW = () -> Files.createTempDirectory("jenkins-home").toFile();

    /** Returns the directory for JENKINS_HOME. */
    File allocate() throws Exception;
}
