/** How a step works beside the thread of its Pipeline, and how its failures read. */
package io.jenkins.plugins.azurerender.execution;
