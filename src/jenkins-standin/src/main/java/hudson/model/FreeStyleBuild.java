package hudson.model;

import java.io.File;
import java.io.IOException;

/** Stands for hudson.model.FreeStyleBuild. */
public class FreeStyleBuild extends Build<FreeStyleProject, FreeStyleBuild> {
    /** A new build. */
    public FreeStyleBuild(FreeStyleProject project) throws IOException {
        super(project);
    }

    /** The build in the folder. */
    public FreeStyleBuild(FreeStyleProject project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    @Override
    public void run() {
        execute(new BuildExecution());
    }
}
