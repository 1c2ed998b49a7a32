package io.jenkins.plugins.azurerender.engine.agents;

import java.io.Serial;
import java.io.Serializable;

/** The result of a call: a value or an exception. */
final class RemoteResult implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    // not declared Serializable: a value that is not fails when it is sent, as over a real channel
    @SuppressWarnings("serial")
    final Object value;

    final Throwable thrown;

    RemoteResult(Object value, Throwable thrown) {
        this.value = value;
        this.thrown = thrown;
    }
}
