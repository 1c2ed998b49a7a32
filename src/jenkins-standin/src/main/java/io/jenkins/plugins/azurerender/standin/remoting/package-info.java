/** Calls to agents: what may be sent, and the streams and channels that objects find on the way. */
package io.jenkins.plugins.azurerender.standin.remoting;
