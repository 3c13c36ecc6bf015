// One account of Azure Cosmos DB, with the containers that the code expects (cosmos-containers.json). Nobody has a key to it.
param name string
param location string

@description('`store` or `keys` of cosmos-containers.json.')
param layout object

@description('For how long an earlier point can be restored. What was destroyed is gone for good after that.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param backupTier string

param principalId string
param privateNetwork bool
param endpointSubnetId string
param zoneId string
param workspaceId string

@description('The most that the containers together may use at a time, in request units per second; they pay for what they use, and a tenth at least.')
param maxThroughput int = 1000

// Reads and writes items, and nothing else: neither containers nor roles nor keys.
var dataContributor = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    consistencyPolicy: {
      defaultConsistencyLevel: layout.consistency
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backupTier
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: layout.database
  properties: {
    resource: {
      id: layout.database
    }
    options: {
      autoscaleSettings: {
        maxThroughput: maxThroughput
      }
    }
  }
}

resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for container in layout.containers: {
    parent: database
    name: container.id
    properties: {
      resource: container
    }
  }
]

resource role 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

// Who changed the account itself. Requests to the data are not kept: they would tell which case was looked at when.
resource changes 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'changes'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

module endpoint 'endpoint.bicep' = if (privateNetwork) {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: endpointSubnetId
    zoneId: zoneId
    serviceId: account.id
    groupId: 'Sql'
  }
}

output endpoint string = account.properties.documentEndpoint
