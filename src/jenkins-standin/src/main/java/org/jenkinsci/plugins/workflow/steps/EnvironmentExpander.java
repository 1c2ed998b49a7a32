package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Changes the environment variables of a block. */
public abstract class EnvironmentExpander implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Changes the variables in place. */
    public abstract void expand(@NonNull EnvVars env) throws IOException, InterruptedException;

    /** Returns an expander that sets the variables. */
    public static EnvironmentExpander constant(@NonNull Map<String, String> env) {
        return new ConstantEnvironmentExpander(env);
    }

    /** Returns an expander that applies both in order; the first may be null. */
    public static EnvironmentExpander merge(
            @CheckForNull EnvironmentExpander original, @NonNull EnvironmentExpander subsequent) {
        return original == null ? subsequent : new MergedEnvironmentExpander(original, subsequent);
    }

    private static class ConstantEnvironmentExpander extends EnvironmentExpander {

        private static final long serialVersionUID = 1;

        private final HashMap<String, String> variables;

        ConstantEnvironmentExpander(Map<String, String> variables) {
            this.variables = new HashMap<>(variables);
        }

        @Override
        public void expand(EnvVars env) throws IOException, InterruptedException {
            env.overrideAll(variables);
        }
    }

    private static class MergedEnvironmentExpander extends EnvironmentExpander {

        private static final long serialVersionUID = 1;

        private final EnvironmentExpander original;
        private final EnvironmentExpander subsequent;

        MergedEnvironmentExpander(EnvironmentExpander original, EnvironmentExpander subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public void expand(EnvVars env) throws IOException, InterruptedException {
            original.expand(env);
            subsequent.expand(env);
        }
    }
}
