package io.jenkins.plugins.azurerender.engine;

import io.jenkins.plugins.azurerender.engine.plugins.EmbeddedPluginManager;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;

/** The Jenkins instance of the embedded controller. */
final class EmbeddedJenkins extends Jenkins {
    EmbeddedJenkins(File home, EmbeddedPluginManager plugins) throws IOException {
        super(home, null, plugins);
    }
}
