package org.jvnet.hudson.test;

import java.io.File;
import java.nio.file.Files;

/** Stands for where the home of a test's Jenkins comes from. */
public interface HudsonHomeLoader {

    /** An empty folder. */
    HudsonHomeLoader NEW = () -> Files.createTempDirectory("jenkins-home").toFile();

    /** The folder to use as JENKINS_HOME. */
    File allocate() throws Exception;
}
