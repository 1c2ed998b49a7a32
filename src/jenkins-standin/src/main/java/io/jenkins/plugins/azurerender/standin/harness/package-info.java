/** What the stand-in's test harness needs beyond the types it stands for. */
package io.jenkins.plugins.azurerender.standin.harness;
