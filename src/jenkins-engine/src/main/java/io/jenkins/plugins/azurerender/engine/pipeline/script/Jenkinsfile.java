package io.jenkins.plugins.azurerender.engine.pipeline.script;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import hudson.AbortException;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.DeclarativeCheck;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A compiled Pipeline script. */
public final class Jenkinsfile {

    private final Script script;

    private Jenkinsfile(Script script) {
        this.script = script;
    }

    /** Compiles the current script of the job. */
    public static Jenkinsfile of(WorkflowRun run) throws IOException {
        if (!(run.getParent().getDefinition() instanceof CpsFlowDefinition definition)) {
            throw new AbortException("No flow definition, cannot run");
        }
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(WorkflowScriptBase.class.getName());
        configuration.addCompilationCustomizers(new SleepCallCustomizer(), new DeclarativeCheck());
        ClassLoader classes = Jenkins.get().getPluginManager().uberClassLoader;
        GroovyShell shell = new GroovyShell(classes, new Binding(), configuration);
        return new Jenkinsfile(shell.parse(definition.getScript(), "WorkflowScript"));
    }

    /** Runs the script and returns its value. */
    public Object run() {
        return script.run();
    }
}
