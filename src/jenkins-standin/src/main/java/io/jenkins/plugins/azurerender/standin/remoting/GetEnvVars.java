package io.jenkins.plugins.azurerender.standin.remoting;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.TreeMap;
import jenkins.security.MasterToSlaveCallable;

/** Returns the environment variables of the process in which it runs. */
public final class GetEnvVars extends MasterToSlaveCallable<Map<String, String>, IOException> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public Map<String, String> call() {
        return new TreeMap<>(System.getenv());
    }
}
