/** The data that a build saves about its renders: settings, job ids, and the state of each frame. */
package io.jenkins.plugins.azurerender.record;
