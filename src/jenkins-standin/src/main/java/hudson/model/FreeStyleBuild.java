package hudson.model;

import java.io.File;
import java.io.IOException;

/** A build of a freestyle project. */
public class FreeStyleBuild extends Build<FreeStyleProject, FreeStyleBuild> {
    /** Creates a new build. */
    public FreeStyleBuild(FreeStyleProject project) throws IOException {
        super(project);
    }

    /** Loads the build from its directory. */
    public FreeStyleBuild(FreeStyleProject project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    @Override
    public void run() {
        execute(new BuildExecution());
    }
}
