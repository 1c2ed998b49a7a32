package io.jenkins.plugins.azurerender.jenkins;

import hudson.remoting.VirtualChannel;
import java.io.File;
import jenkins.MasterToSlaveFileCallable;

/** A call to a disk that does not respond. */
public final class HangingCall extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File folder, VirtualChannel channel) throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
        return null;
    }
}
