package hudson.model;

/** Stands for hudson.model.FreeStyleProject of Jenkins 2.479.3. */
public class FreeStyleProject extends hudson.model.Project<hudson.model.FreeStyleProject, hudson.model.FreeStyleBuild>
        implements hudson.model.TopLevelItem {
    public static hudson.model.FreeStyleProject.DescriptorImpl DESCRIPTOR;

    public FreeStyleProject(jenkins.model.Jenkins jenkins, java.lang.String string) {
        super(null, null);
    }

    public FreeStyleProject(hudson.model.ItemGroup itemGroup, java.lang.String string) {
        super(null, null);
    }

    public hudson.model.FreeStyleProject.DescriptorImpl getDescriptor() {
        throw new UnsupportedOperationException();
    }

    protected java.lang.Class<hudson.model.FreeStyleBuild> getBuildClass() {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.FreeStyleProject.DescriptorImpl of Jenkins 2.479.3. */
    public static class DescriptorImpl extends hudson.model.AbstractProject.AbstractProjectDescriptor {
        public DescriptorImpl() {}

        public hudson.model.FreeStyleProject newInstance(hudson.model.ItemGroup itemGroup, java.lang.String string) {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getDisplayName() {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("rawtypes")
    public java.util.Collection<? extends Job> getAllJobs() {
        return java.util.List.of(this);
    }

    public java.util.SortedMap<Integer, FreeStyleBuild> _getRuns() {
        return null;
    }
}
