package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import io.jenkins.plugins.azurerender.settings.ContainerImages;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import io.jenkins.plugins.azurerender.settings.Lines;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What the tasks of a render find around them, as a step asks for it. */
public abstract class TaskStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private ArrayList<EnvironmentVariable> environment = new ArrayList<>();
    private ArrayList<String> licenses = new ArrayList<>();
    private String container;

    public List<EnvironmentVariable> getEnvironment() {
        return List.copyOf(environment);
    }

    /** @param environment variables that every task gets */
    @DataBoundSetter
    public void setEnvironment(List<EnvironmentVariable> environment) {
        this.environment = environment == null ? new ArrayList<>() : new ArrayList<>(environment);
    }

    public List<String> getLicenses() {
        return List.copyOf(licenses);
    }

    /** For the form. */
    public String getLicensesText() {
        return Lines.join(licenses);
    }

    /** @param licenses ids of credentials whose variables every task gets, unseen by anybody else */
    @DataBoundSetter
    public void setLicenses(List<String> licenses) {
        this.licenses = new ArrayList<>(Lines.split(licenses));
    }

    public String getContainer() {
        return container;
    }

    /** @param container the container image that tasks run in; null for the node itself */
    @DataBoundSetter
    public void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    /** Checks what can be checked without asking anyone. */
    final void checkTasks() {
        EnvironmentVariable.toMap(environment);
        if (container != null) {
            ContainerImages.check(List.of(container));
        }
    }
}
