const net = require('net');
const port = Number(process.argv[2]);

net.createServer({ allowHalfOpen: true }, client => {
  client.on('data', bytes => client.write(bytes));
  client.on('end', () => client.end());
  client.on('error', () => client.destroy());
}).listen(port, '127.0.0.1', () => {
  console.log(`listening on ${port}`);
});
