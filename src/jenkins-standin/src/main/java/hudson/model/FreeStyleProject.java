package hudson.model;

import hudson.Extension;
import jenkins.model.Jenkins;

/** Stands for hudson.model.FreeStyleProject. */
public class FreeStyleProject extends Project<FreeStyleProject, FreeStyleBuild> implements TopLevelItem {
    private String customWorkspace;

    /** In the parent. */
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

    /** Stands for hudson.model.FreeStyleProject.DescriptorImpl. */
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
