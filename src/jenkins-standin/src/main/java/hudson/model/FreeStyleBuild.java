package hudson.model;

/** Stands for hudson.model.FreeStyleBuild of Jenkins 2.479.3. */
public class FreeStyleBuild extends hudson.model.Build<hudson.model.FreeStyleProject, hudson.model.FreeStyleBuild> {
    public FreeStyleBuild(hudson.model.FreeStyleProject freeStyleProject) throws java.io.IOException {
        super(null);
    }

    public void run() {}
}
