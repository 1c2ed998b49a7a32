package org.jenkinsci.plugins.workflow.cps;

import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.kohsuke.stapler.DataBoundConstructor;

/** A Pipeline script in the configuration of its job. */
public class CpsFlowDefinition extends FlowDefinition {

    private final String script;

    @DataBoundConstructor
    public CpsFlowDefinition(String script, boolean sandbox) {
        this.script = script;
    }

    /** Returns the script. */
    public String getScript() {
        return script;
    }
}
