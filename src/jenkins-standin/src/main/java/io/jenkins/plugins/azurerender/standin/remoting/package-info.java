/** Calls to agents: the classes that may be sent, and the streams and channels that serialized objects use. */
package io.jenkins.plugins.azurerender.standin.remoting;
