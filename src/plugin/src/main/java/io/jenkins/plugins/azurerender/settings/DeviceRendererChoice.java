package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** What renderers have besides that can be told what to render on. */
public abstract class DeviceRendererChoice extends CommonRendererChoice {

    private static final long serialVersionUID = 1L;

    private int threads;
    private String device;

    public int getThreads() {
        return threads;
    }

    /** @param threads processors to use; 0 for all */
    @DataBoundSetter
    public void setThreads(int threads) {
        this.threads = threads;
    }

    public String getDevice() {
        return device;
    }

    /** @param device by the renderer's own name for it, such as CPU; null for the scene's, or the usual one */
    @DataBoundSetter
    public void setDevice(String device) {
        this.device = Util.fixEmptyAndTrim(device);
    }

    /** The device, or nothing. */
    final String device() {
        return Util.fixNull(device);
    }
}
