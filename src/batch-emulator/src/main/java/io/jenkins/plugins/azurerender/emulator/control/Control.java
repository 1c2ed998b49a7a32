package io.jenkins.plugins.azurerender.emulator.control;

import io.jenkins.plugins.azurerender.emulator.time.ServiceClock;

/** The tests' side door: what happened, what shall go wrong, what time it is. */
public final class Control {
    private final Ledger ledger;
    private final ServiceClock clock;

    public Control(Ledger ledger, ServiceClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Every effect so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** The service's clock. */
    public ServiceClock clock() {
        return clock;
    }
}
