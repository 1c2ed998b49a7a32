package io.jenkins.plugins.azurerender.standin;

import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;

/** The Jenkins of the pocket controller. */
final class PocketJenkins extends Jenkins {
    PocketJenkins(File home, PocketPlugins plugins) throws IOException {
        super(home, null, plugins);
    }
}
