/** What users say of the making of pools and tasks: read, checked against what Azure still has, and turned into the port's words. */
package io.jenkins.plugins.azurerender.pool;
