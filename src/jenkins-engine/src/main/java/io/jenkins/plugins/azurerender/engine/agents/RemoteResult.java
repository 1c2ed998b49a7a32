package io.jenkins.plugins.azurerender.engine.agents;

import java.io.Serial;
import java.io.Serializable;

/** What comes back from an agent: a value or what was thrown. */
final class RemoteResult implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    // declared as objects: what is not serializable is to fail when it is sent, as over a real channel
    @SuppressWarnings("serial")
    final Object value;

    final Throwable thrown;

    RemoteResult(Object value, Throwable thrown) {
        this.value = value;
        this.thrown = thrown;
    }
}
