package hudson.model;

import hudson.Extension;
import jenkins.model.Jenkins;

/** A freestyle project. */
public class FreeStyleProject extends Project<FreeStyleProject, FreeStyleBuild> implements TopLevelItem {
    private String customWorkspace;

    /** Creates an item in the parent. */
    @SuppressWarnings("rawtypes")
    public FreeStyleProject(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    protected Class<FreeStyleBuild> getBuildClass() {
        return FreeStyleBuild.class;
    }

    @Override
    public String getCustomWorkspace() {
        return customWorkspace;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** Describes freestyle projects. */
    @Extension(ordinal = 1000)
    public static class DescriptorImpl extends AbstractProjectDescriptor {
        @Override
        public String getDisplayName() {
            return "Freestyle project";
        }

        @Override
        @SuppressWarnings("rawtypes")
        public FreeStyleProject newInstance(ItemGroup parent, String name) {
            return new FreeStyleProject(parent, name);
        }
    }
}
